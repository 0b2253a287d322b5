package cn.ziping.audit;

import cn.ziping.shared.Actor;
import cn.ziping.shared.CellKey;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NotAllowedException;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Logs refusals of use cases that write. Order 0: outside {@code @Transactional}, so after its rollback. */
@Aspect
@Component
@Order(0)
@RequiredArgsConstructor
class RefusalAudit {

    private final AuditLog log;

    @Around("@annotation(audited)")
    Object logRefusal(ProceedingJoinPoint call, Audited audited) throws Throwable {
        UUID before = RefusalSubject.get();
        try {
            return call.proceed();
        } catch (NotFoundException
                | NotAllowedException
                | RefusedException
                | OptimisticLockingFailureException
                | DataIntegrityViolationException refusal) {
            if (call.getArgs()[0] instanceof Actor actor) {
                log.refused(new AuditEvent(
                        actor,
                        audited.value(),
                        RefusalSubject.get(),
                        year(call.getArgs()),
                        subject(call.getArgs()),
                        reason(refusal)));
            }
            throw refusal;
        } finally {
            RefusalSubject.restore(before);
        }
    }

    private static @Nullable FiscalYear year(Object[] arguments) {
        return Arrays.stream(arguments)
                .filter(FiscalYear.class::isInstance)
                .map(FiscalYear.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** The keys among the arguments; never typed values, which are business data. */
    private static String subject(Object[] arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> Stream.of(UUID.class, FiscalYear.class, CellKey.class)
                        .anyMatch(type -> type.isInstance(argument)))
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    private static String reason(RuntimeException refusal) {
        if (refusal instanceof RefusedException refused) {
            return refused.code();
        }
        return refusal instanceof NotFoundException notFound
                ? notFound.named()
                : refusal.getClass().getSimpleName();
    }
}
