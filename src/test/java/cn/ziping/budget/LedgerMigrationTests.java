package cn.ziping.budget;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.platform.DatabaseRoles;
import cn.ziping.testing.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database from before 三公经费 stood in the ledger (version 17) becomes one of today with nothing lost. */
class LedgerMigrationTests {

    private static final String A = "00000000-0000-0000-0000-00000000000a";
    private static final String B = "00000000-0000-0000-0000-00000000000b";
    private static final String PERSON = "00000000-0000-0000-0000-0000000000ff";

    private final String database = TestServer.get().newDatabase();

    @Test
    void theThreePublicExpensesMoveIntoTheLedgerWithMarksAndHistory() throws SQLException {
        migrate("17");
        execute("""
                insert into department (id, version, code, name, level, closed) values
                  ('%1$s', 0, 'AA', '甲局', '区级', false), ('%2$s', 0, 'BB', '乙局', '区级', false);
                insert into account (id, version, username, name, password_hash, demo, enabled, password_once, password_no)
                  values ('%3$s', 0, 'zhang', '张会计', 'x', false, true, false, 1);
                -- 甲局 has a ledger for 2022 with a line, both figures, the planned one made up; for 2023 one figure and no ledger.
                insert into budget (id, version, department_id, year) values ('%1$s', 0, '%1$s', 2022);
                insert into ledger_line (id, budget_id, position, kind, name, original, cumulative, sample)
                  values (gen_random_uuid(), '%1$s', 4, 'WHOLE', '部门整体', 100, array_fill(null::numeric, array[12]), '{}');
                insert into figure (id, department_id, year, code, value, sample) values
                  (gen_random_uuid(), '%1$s', 2022, '三公经费预算数', 126000, true),
                  (gen_random_uuid(), '%1$s', 2022, '三公经费执行数', 83000.5, false),
                  (gen_random_uuid(), '%1$s', 2023, '三公经费执行数', 7, false),
                  (gen_random_uuid(), '%2$s', 2022, '三公经费预算数', null, false);
                insert into figure_definition (id, code, department_id, position, label_en, kind, unit) values
                  (gen_random_uuid(), '事故宗数', '%1$s', 1, 'Accidents', 'COUNT', '宗'),
                  (gen_random_uuid(), '编制人数', '%2$s', 1, 'Staff', 'COUNT', '名');
                insert into figure (id, department_id, year, code, value, sample) values
                  (gen_random_uuid(), '%1$s', 2022, '事故宗数', 45, false);
                insert into cell_revision (id, department_id, year, cell, before, after, at, account_id, account_name) values
                  (gen_random_uuid(), '%1$s', 2022, 'figure/三公经费执行数/value', null, '80000', '2023-01-05T08:00Z', '%3$s', '张会计'),
                  (gen_random_uuid(), '%1$s', 2022, 'figure/三公经费执行数/value', '80000', '83000.5', '2023-01-06T08:00Z', '%3$s', '张会计'),
                  (gen_random_uuid(), '%1$s', 2022, 'figure/事故宗数/value', null, '45', '2023-01-05T08:00Z', '%3$s', '张会计');
                """.formatted(A, B, PERSON));

        migrate("latest");

        assertThat(rows("""
                        select concat_ws(' ', d.code, b.year, l.position, l.kind, l.name, l.original, l.cumulative[12], l.sample::text, l.closed)
                        from ledger_line l join budget b on b.id = l.budget_id join department d on d.id = b.department_id
                        order by d.code, b.year, l.position
                        """))
                .containsExactly(
                        "AA 2022 4 WHOLE 部门整体 100 {} f",
                        "AA 2022 5 PUBLIC 三公经费 126000 83000.5 {ORIGINAL} f",
                        "AA 2023 1 PUBLIC 三公经费 7 {} f",
                        "BB 2022 1 PUBLIC 三公经费 {} f");
        assertThat(rows("""
                        select concat_ws(' ', case when l.id is null then r.cell else split_part(r.cell, '/', 3) end, r.before, r.after)
                        from cell_revision r left join ledger_line l on r.cell like 'ledger/' || l.id || '/%' order by r.at, r.after
                        """)).containsExactly("figure/事故宗数/value 45", "MONTH_12 80000", "MONTH_12 80000 83000.5");
        assertThat(rows("select code || ' ' || trim_scale(value) from figure order by code"))
                .containsExactly("事故宗数 45");
        // A name that a department had given already stays its own; the others are everybody's now.
        assertThat(rows("select code from figure_definition where department_id is null order by position"))
                .containsExactly("在职人数", "公用经费预算数", "公用经费执行数", "政府采购预算数", "政府采购执行数", "固定资产总额", "在用固定资产总额");
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(
                        database, DatabaseRoles.OWNER, TestServer.get().roles().ownerPassword())
                .placeholders(Map.of("app_role", DatabaseRoles.APP))
                .target(target)
                .load()
                .migrate();
    }

    private void execute(String statements) throws SQLException {
        try (Connection owner = TestServer.get().connectAsOwner(database);
                Statement statement = owner.createStatement()) {
            statement.execute(statements);
        }
    }

    private List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection owner = TestServer.get().connectAsOwner(database);
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
