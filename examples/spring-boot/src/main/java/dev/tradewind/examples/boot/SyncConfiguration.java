package dev.tradewind.examples.boot;

import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.warehouse.JdbcTokenStore;
import dev.tradewind.warehouse.Migrations;
import dev.tradewind.warehouse.Warehouse;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** What Tradewind needs, from what Boot has: its DataSource, its registry of meters, its secrets. */
@Configuration(proxyBeanMethods = false)
class SyncConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    // cut: beans
    @Bean(destroyMethod = "close")
    @DependsOn("tokens") // closed before them: it saves what they did not take
    @ConditionalOnMissingBean
    ConnectorRuntime runtime(Clock clock, TradewindMeters meters) { // one HTTP client, one set of limits per process
        return ConnectorRuntime.builder().clock(clock).listener(meters).build();
    }

    @Bean
    TokenStore tokens(DataSource pool, Vault vault, @Value("${tradewind.migrations}") Migrations migrations) {
        return JdbcTokenStore.on(pool)
                .schema("tradewind")
                .keys(new VaultKeys(vault))
                .migrations(migrations)
                .build();
    }

    @Bean(destroyMethod = "close")
    Warehouse warehouse(DataSource pool, Clock clock, @Value("${tradewind.migrations}") Migrations migrations) {
        return Warehouse.on(pool)
                .schema("tradewind")
                .migrations(migrations)
                .clock(clock)
                .build();
    }
    // cut: end
}
