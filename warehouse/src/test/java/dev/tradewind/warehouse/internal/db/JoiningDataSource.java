package dev.tradewind.warehouse.internal.db;

import dev.tradewind.warehouse.contract.DelegatingDataSource;
import java.sql.Connection;
import javax.sql.DataSource;

/** Hands out the caller's own connection, as proxies that are aware of a transaction do; closing it does nothing. */
final class JoiningDataSource extends DelegatingDataSource {
    private final Connection callers;

    JoiningDataSource(DataSource pool, Connection callers) {
        super(pool);
        this.callers = callers;
    }

    @Override
    public Connection getConnection() {
        return proxy(
                Connection.class,
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : call(callers, method, arguments));
    }
}
