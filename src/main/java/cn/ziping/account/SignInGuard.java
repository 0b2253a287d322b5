package cn.ziping.account;

import cn.ziping.shared.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts who could not sign in and stops guessing: an account and address together are locked for a while, an account is
 * slowed down from addresses that are not its own, and an address is stopped. The same for the form, for programs and for the change of
 * the own password. What is tried while locked is not counted, so that it prolongs nothing.
 */
@Component
@RequiredArgsConstructor
@EnableConfigurationProperties(SignInSettings.class)
class SignInGuard {

    /** Failures older than any window are of no use. */
    private static final Duration KEPT = Duration.ofDays(1);

    /** A known address is written again after so long, not with each request of a program. */
    private static final Duration REFRESHED = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final SignInSettings settings;
    private final Clock clock;

    /** Names that no account has are told apart, and kept nowhere: they may be passwords. */
    private final String salt = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));

    /**
     * Whether this account may be tried from this address now.
     *
     * @param username the name that was typed
     * @throws SignInLockedException if not
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
    void requireOpen(String username, String address) {
        Instant now = clock.instant();
        String key = key(username);
        Counts counts = counts(key, address, now);
        if (counts.pair() >= settings.pairFailures() && counts.pairLast() != null) {
            requireOver(counts.pairLast().plus(settings.lockedFor()), now);
        }
        if (counts.address() >= settings.addressFailures() && counts.addressFirst() != null) {
            requireOver(counts.addressFirst().plus(settings.lockedFor()), now);
        }
        if (counts.account() >= settings.accountFailures()
                && counts.accountLast() != null
                && !isOwn(username, address, now)) {
            requireOver(counts.accountLast().plus(settings.slowedTo()), now);
        }
    }

    /**
     * It failed.
     *
     * @return how many failures of account and address together there are by now
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    int failed(String username, String address) {
        Instant now = clock.instant();
        String key = key(username);
        oneByOne(key, address);
        jdbc.sql("delete from sign_in_failure where at < ?")
                .param(at(now.minus(KEPT)))
                .update();
        jdbc.sql("insert into sign_in_failure (at, username, address) values (?, ?, ?)")
                .params(at(now), key, address)
                .update();
        return counts(key, address, now).pair();
    }

    /** Failures of account and address together that lock the two. */
    int most() {
        return settings.pairFailures();
    }

    Duration lockedFor() {
        return settings.lockedFor();
    }

    /**
     * It succeeded: what had failed from here is forgotten, and the address is the account's own.
     *
     * @throws SignInLockedException if so many others failed while this one was on its way that it must not count
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void succeeded(UUID accountId, String username, String address) {
        oneByOne(username, address);
        requireOpen(username, address);
        Instant now = clock.instant();
        jdbc.sql("delete from sign_in_failure where username = ? and address = ?")
                .params(username, address)
                .update();
        jdbc.sql("""
                        insert into sign_in_address (account_id, address, at) values (:account, :address, :now)
                        on conflict (account_id, address) do update set at = :now where sign_in_address.at < :stale
                        """)
                .param("account", accountId)
                .param("address", address)
                .param("now", at(now))
                .param("stale", at(now.minus(REFRESHED)))
                .update();
    }

    /** Where an account is locked, for 系统管理员. */
    @Transactional(readOnly = true)
    List<Locked> locked(String username) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select address, count(*) as failures, max(at) as last from sign_in_failure
                        where username = :name and at > :from group by address order by max(at) desc
                        """)
                .param("name", username)
                .param("from", at(now.minus(settings.lockedFor())))
                .query((row, number) -> new Locked(
                        row.getString("address"),
                        row.getInt("failures"),
                        row.getInt("failures") < settings.pairFailures()
                                ? null
                                : row.getObject("last", OffsetDateTime.class)
                                        .toInstant()
                                        .plus(settings.lockedFor())))
                .list();
    }

    /** The names that are locked from somewhere or slowed down. */
    @Transactional(readOnly = true)
    List<String> lockedNames() {
        Instant from = clock.instant().minus(settings.lockedFor());
        return jdbc.sql("""
                        select username from sign_in_failure where at > :from group by username, address having count(*) >= :pair
                        union
                        select username from sign_in_failure where at > :from group by username having count(*) >= :account
                        """)
                .param("from", at(from))
                .param("pair", settings.pairFailures())
                .param("account", settings.accountFailures())
                .query(String.class)
                .list();
    }

    /** Forgets what has failed of an account. */
    @Transactional
    void unlock(String username) {
        jdbc.sql("delete from sign_in_failure where username = ?")
                .param(username)
                .update();
    }

    /** Until the transaction ends: who counts sees all that failed before, also what fails at the same moment. */
    private void oneByOne(String key, String address) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(key + " " + address)
                .query()
                .singleRow();
    }

    private Counts counts(String key, String address, Instant now) {
        return jdbc.sql("""
                        select
                          (select count(*) from sign_in_failure where username = :name and address = :address and at > :from) as pair,
                          (select max(at) from sign_in_failure where username = :name and address = :address) as pair_last,
                          (select count(*) from sign_in_failure where username = :name and at > :from) as account,
                          (select max(at) from sign_in_failure where username = :name) as account_last,
                          (select count(*) from sign_in_failure where address = :address and at > :from) as address,
                          (select min(at) from sign_in_failure where address = :address and at > :from) as address_first
                        """)
                .param("name", key)
                .param("address", address)
                .param("from", at(now.minus(settings.lockedFor())))
                .query((row, number) -> new Counts(
                        row.getInt("pair"),
                        instant(row.getObject("pair_last", OffsetDateTime.class)),
                        row.getInt("account"),
                        instant(row.getObject("account_last", OffsetDateTime.class)),
                        row.getInt("address"),
                        instant(row.getObject("address_first", OffsetDateTime.class))))
                .single();
    }

    private boolean isOwn(String username, String address, Instant now) {
        return jdbc.sql("""
                        select exists (select from sign_in_address s join account a on a.id = s.account_id
                        where a.username = ? and s.address = ? and s.at > ?)
                        """)
                .params(username, address, at(now.minus(settings.knownFor())))
                .query(Boolean.class)
                .single();
    }

    private static void requireOver(Instant until, Instant now) {
        if (now.isBefore(until)) {
            throw new SignInLockedException(Duration.between(now, until));
        }
    }

    /** The name where there is such an account, else a digest that only this instance can make. */
    private String key(String typed) {
        boolean known = AccountUserDetails.NAME.matcher(typed).matches()
                && jdbc.sql("select exists (select from account where username = ?)")
                        .param(typed)
                        .query(Boolean.class)
                        .single();
        return known ? typed : "?" + Sha256.of(List.of(salt, typed)).substring(0, 32);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant).orElse(null);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private record Counts(
            int pair,
            @Nullable Instant pairLast,
            int account,
            @Nullable Instant accountLast,
            int address,
            @Nullable Instant addressFirst) {}

    /**
     * Where somebody could not sign in as an account lately.
     *
     * @param address from where
     * @param failures how often
     * @param until until when account and address are locked, or {@code null} where they are not
     */
    public record Locked(
            String address, int failures, @Nullable Instant until) {}
}
