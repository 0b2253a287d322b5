package cn.ziping.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The log cannot be changed by the program, and a change behind its back is named. */
@ApplicationTest
@DirtiesContext // tampers with its database
class AuditChainTests {

    @Autowired
    private AuditChain chain;

    @Autowired
    private AuditLog log;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private People people;

    @BeforeEach
    void linkAll() {
        while (chain.linkBatch()) {
            // the next batch
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'x'",
                "delete from audit_entry",
                "truncate audit_entry cascade",
                "update audit_chain set hash = repeat('0', 64)",
                "delete from audit_chain",
                "delete from flyway_schema_history"
            })
    void theApplicationsRoleMayNotChangeTheLog(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .isInstanceOf(BadSqlGrammarException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void everyEntryIsLinkedAndTheChainHolds() {
        long entries =
                jdbc.sql("select count(*) from audit_entry").query(Long.class).single();
        assertThat(entries).isGreaterThan(100);
        assertThat(jdbc.sql("select count(*) from audit_chain")
                        .query(Long.class)
                        .single())
                .isEqualTo(entries);
        assertThat(chain.firstBroken()).isEmpty();
    }

    @Test
    void theFirstAlteredEntryIsNamed() throws SQLException {
        long victim = entryAt(7);
        asOwner("update audit_entry set actor = 'somebody else' where id in (" + victim + ", " + entryAt(9) + ")");
        assertThat(chain.firstBroken()).contains(new AuditChain.BrokenLink(7, victim));
        asOwner("update audit_entry set actor = 'ziping' where actor = 'somebody else'");
    }

    @Test
    void anEntryWhoseLinkWasRemovedIsNamed() throws SQLException {
        long last = jdbc.sql("select max(position) from audit_chain")
                .query(Long.class)
                .single();
        long victim = entryAt(last);
        asOwner("delete from audit_chain where position = " + last);
        assertThat(chain.firstBroken()).contains(new AuditChain.BrokenLink(last, victim));
        asOwner("insert into audit_unchained values (" + victim + ")");
    }

    @Test
    void anEntryVanishesWithTheChangeItBelongsTo() {
        long before =
                jdbc.sql("select count(*) from audit_entry").query(Long.class).single();
        transaction.executeWithoutResult(status -> {
            log.done(AuditEvent.of(people.actor("finance"), "test", "subject", ""));
            status.setRollbackOnly();
        });
        assertThat(jdbc.sql("select count(*) from audit_entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
    }

    private long entryAt(long position) {
        return jdbc.sql("select entry_id from audit_chain where position = ?")
                .param(position)
                .query(Long.class)
                .single();
    }

    private void asOwner(String statement) throws SQLException {
        try (Connection owner = TestServer.get().connectAsOwner(database.getJdbcUrl());
                Statement sql = owner.createStatement()) {
            sql.execute(statement);
        }
    }
}
