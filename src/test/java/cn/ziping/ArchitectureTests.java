package cn.ziping;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import cn.ziping.audit.Audited;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@AnalyzeClasses(packages = "cn.ziping", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule scoringIsPlainJava = noClasses()
            .that()
            .resideInAPackage("cn.ziping.scoring..")
            .and()
            .haveSimpleNameNotEndingWith("package-info")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "jakarta..", "org.hibernate..", "tools.jackson..", "java.time..");

    @ArchTest
    static final ArchRule onlyWebAndTheCommonCellPageKnowMvc = noClasses()
            .that()
            .resideOutsideOfPackages("cn.ziping..web..", "cn.ziping.platform..")
            .and()
            .doNotHaveSimpleName("CellPage")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.ui..", "org.springframework.web.servlet..");

    @ArchTest
    static final ArchRule nothingDependsOnWeb = noClasses()
            .that()
            .resideOutsideOfPackage("cn.ziping..web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("cn.ziping..web..");

    @ArchTest
    static final ArchRule controllersAndRepositoriesAreHidden = classes()
            .that()
            .areAnnotatedWith(Controller.class)
            .or()
            .haveSimpleNameEndingWith("Repository")
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule noFloatingPoint = noFields()
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class)
            .orShould()
            .haveRawType(Double.class)
            .orShould()
            .haveRawType(Float.class);

    @ArchTest
    static final ArchRule everyUseCaseThatWritesIsLogged = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Service.class)
            .and(new DescribedPredicate<>("open a transaction that writes") {
                @Override
                public boolean test(JavaMethod method) {
                    return method.tryGetAnnotationOfType(Transactional.class)
                            .map(transactional ->
                                    !transactional.readOnly() && transactional.propagation() == Propagation.REQUIRED)
                            .orElse(false);
                }
            })
            .should()
            .beAnnotatedWith(Audited.class);

    @Test
    void modulesHaveNoCyclesAndKeepTheirAllowedDependencies() {
        ApplicationModules.of(ZipingApplication.class).verify();
    }
}
