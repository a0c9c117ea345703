package dev.tradewind.warehouse.internal.db;

import dev.tradewind.warehouse.internal.schema.ColumnDef;
import dev.tradewind.warehouse.internal.schema.Dialect;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.core.BaseConnection;

/** Rows through PostgreSQL's COPY in its text form. */
final class PostgresRows extends BulkRows {
    private final CopyIn copy;
    private final CopyText text = new CopyText();

    PostgresRows(Connection connection, TableDef staging) throws SQLException {
        super(staging);
        copy = connection
                .unwrap(BaseConnection.class)
                .getCopyAPI()
                .copyIn("copy pg_temp." + Dialect.POSTGRES.quote(staging.name())
                        + " from stdin (format text, encoding 'UTF8')");
    }

    @Override
    void write(List<ColumnDef> columns, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            text.cell(values[i], i == values.length - 1);
        }
        if (text.isFull()) {
            send();
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(text.bytes(), 0, text.length());
        text.clear();
    }

    @Override
    public void close() throws SQLException {
        if (!copy.isActive()) {
            return;
        }
        send();
        copy.endCopy();
    }
}
