package cn.ziping.account;

import java.util.Optional;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

@Component
@RequiredArgsConstructor
class AccountUserDetails implements UserDetailsService {

    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{1,49}");

    private final AccountRepository accounts;

    @Override
    public UserDetails loadUserByUsername(String username) {
        return Optional.of(username)
                .filter(typed -> NAME.matcher(typed).matches())
                .flatMap(accounts::findByUsername)
                .map(SignedInUser::of)
                .orElseThrow(() -> new UsernameNotFoundException(username));
    }
}
