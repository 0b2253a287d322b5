package cn.ziping.account;

import cn.ziping.shared.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reset that was proposed.
 *
 * @param id its id
 * @param accountId the account
 * @param username the name it signs in with
 * @param name its person
 * @param role what the person is there for, or {@code null} while its grant is taken back
 * @param passwordNo what its password was when it was proposed
 * @param proposedBy who proposed it
 * @param proposedName the proposer's name
 * @param proposedAt when
 * @param decidedName who decided, or {@code null} while it is open
 * @param decidedAt when, or {@code null}
 */
public record PasswordReset(
        UUID id,
        UUID accountId,
        String username,
        String name,
        @Nullable Role role,
        int passwordNo,
        UUID proposedBy,
        String proposedName,
        Instant proposedAt,
        @Nullable String decidedName,
        @Nullable Instant decidedAt) {

    /** Who proposes the reset of an account of this role: 系统管理员, of 系统管理员 themselves 安全管理员. */
    public static Role proposer(@Nullable Role of) {
        return of == Role.SYSTEM_ADMIN ? Role.SECURITY_ADMIN : Role.SYSTEM_ADMIN;
    }

    /** Who confirms it: 安全管理员; of the administrators who could act for each other, and of who has no role just now, 审计员. */
    public static Role confirmer(@Nullable Role of) {
        return of == null || of == Role.SYSTEM_ADMIN || of == Role.SECURITY_ADMIN ? Role.AUDITOR : Role.SECURITY_ADMIN;
    }
}
