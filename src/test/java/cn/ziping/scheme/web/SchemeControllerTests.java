package cn.ziping.scheme.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import cn.ziping.account.AccountService;
import cn.ziping.account.CurrentActor;
import cn.ziping.audit.AuditLog;
import cn.ziping.department.DepartmentService;
import cn.ziping.scheme.ChapterOutline;
import cn.ziping.scheme.Reach;
import cn.ziping.scheme.SchemeEditor;
import cn.ziping.scheme.SchemePublishing;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scheme.SchemeStatus;
import cn.ziping.scheme.SchemeVersion;
import cn.ziping.scheme.ScoringScheme;
import cn.ziping.scheme.Wording;
import cn.ziping.scheme.WordingConfirmations;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.YesNoRule;
import cn.ziping.shared.Actor;
import cn.ziping.shared.DepartmentScope;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.shared.Role;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebMvcTest(SchemeController.class)
@Import({Wording.class, ReachWords.class})
class SchemeControllerTests {

    private static final Actor ADMIN = new Actor(
            UUID.randomUUID(), "admin", "管理员", Set.of(Role.SCHEME_ADMIN), DepartmentScope.none(), "127.0.0.1");

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private SchemeService schemes;

    @MockitoBean
    private SchemeEditor editor;

    @MockitoBean
    private WordingConfirmations confirmations;

    @MockitoBean
    private Clock clock;

    @MockitoBean
    private SchemePublishing publishing;

    @MockitoBean
    private DepartmentService departments;

    @MockitoBean
    private CurrentActor current;

    @MockitoBean
    private AccountService accounts;

    @MockitoBean
    private AuditLog log;

    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void signIn() {
        given(current.of(any())).willReturn(Optional.of(ADMIN));
    }

    @Test
    void showsTheTreeWithEachRuleInWordsInThePersonsLanguage() {
        given(schemes.version(any(Actor.class), any())).willReturn(version());
        ScoringScheme scope = mock(ScoringScheme.class);
        given(scope.getFirstYear()).willReturn(new FiscalYear(2022));
        given(scope.getLastYear()).willReturn(new FiscalYear(2023));
        given(scope.reach()).willReturn(Reach.ALL);
        given(schemes.scope(any(), any())).willReturn(scope);
        assertThat(mvc.get().uri("/schemes/{id}", id).with(user("admin")))
                .hasStatusOk()
                .bodyText()
                .contains("适用于 2022 至 2023 年度，所有部门", "<title>试行方案 · 部门整体支出绩效自评</title>", "维度甲", "制度是否健全", "四舍五入至两位");
        assertThat(mvc.get().uri("/schemes/{id}?lang=en", id).with(user("admin")))
                .hasStatusOk()
                .bodyText()
                .contains("yes scores 3", "rounded half up");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        given(schemes.version(any(Actor.class), any())).willThrow(new NotFoundException("scheme", id));
        assertThat(mvc.get().uri("/schemes/{id}", id).with(user("admin"))).hasStatus(404);
    }

    private SchemeVersion version() {
        IndicatorDefinition leaf =
                new IndicatorDefinition("制度", "制度建设", "说明", Points.of("3"), "", "", new YesNoRule("制度是否健全"));
        return new SchemeVersion(
                id,
                "试行方案",
                1,
                false,
                SchemeStatus.PUBLISHED,
                new SchemeDefinition(
                        Points.of("3"),
                        NumericPolicy.DISPLAY,
                        List.of(new GradeBand("差", Points.ZERO)),
                        List.of(new DimensionDefinition("甲", "维度甲", Points.of("3"), List.of(), List.of(leaf)))),
                new ChapterOutline(List.of()));
    }
}
