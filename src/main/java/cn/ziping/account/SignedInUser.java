package cn.ziping.account;

import java.io.Serial;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Who is signed in, as the session keeps it: the account's id only; roles and grants are read with each request. */
final class SignedInUser implements UserDetails {

    @Serial
    private static final long serialVersionUID = 1;

    private final UUID id;
    private final String username;

    /** The number of the password that the session began with; 0 of a session older than this field. */
    private final int passwordNo;

    private final transient @Nullable String passwordHash;
    private final transient boolean enabled;
    private final transient @Nullable Account account;

    private SignedInUser(
            UUID id,
            String username,
            int passwordNo,
            @Nullable String passwordHash,
            boolean enabled,
            @Nullable Account account) {
        this.id = id;
        this.username = username;
        this.passwordNo = passwordNo;
        this.passwordHash = passwordHash;
        this.enabled = enabled;
        this.account = account;
    }

    static SignedInUser of(Account account) {
        return new SignedInUser(
                account.getId(),
                account.getUsername(),
                account.getPasswordNo(),
                account.getPasswordHash(),
                account.isEnabled(),
                account);
    }

    /** The same person after the password was changed in this session. */
    SignedInUser withPassword(int number) {
        return new SignedInUser(id, username, number, null, true, null);
    }

    UUID id() {
        return id;
    }

    int passwordNo() {
        return passwordNo;
    }

    /** Whether the password was given out and its time is over; asked while signing in. */
    boolean isPasswordOver(Instant now) {
        return account != null && account.isPasswordOver(now);
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return username;
    }
}
