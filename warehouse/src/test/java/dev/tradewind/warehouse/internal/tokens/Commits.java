package dev.tradewind.warehouse.internal.tokens;

import dev.tradewind.warehouse.contract.DelegatingDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Hands out connections whose next commits lose their answers, after or before the database has done them. */
final class Commits extends DelegatingDataSource {
    private volatile int losing;
    private volatile boolean done;
    private volatile Runnable meanwhile = () -> {};
    private volatile int lost;

    Commits(DataSource database) {
        super(database);
    }

    /** Loses the answers of the next commits. */
    void lose(int count, boolean afterTheyWereDone) {
        losing = count;
        done = afterTheyWereDone;
    }

    /** What happens at a lost answer. */
    void meanwhile(Runnable work) {
        meanwhile = work;
    }

    int lost() {
        return lost;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = real().getConnection();
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("commit") && losing > 0) {
                losing--;
                lost++;
                commitOrNot(connection);
                meanwhile.run();
                throw new SQLException("An I/O error occurred while sending to the backend.", "08006");
            }
            return call(connection, method, arguments);
        });
    }

    private void commitOrNot(Connection connection) throws SQLException {
        if (done) {
            connection.commit();
        } else {
            connection.rollback();
        }
    }
}
