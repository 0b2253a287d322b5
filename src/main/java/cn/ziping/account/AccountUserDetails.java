package cn.ziping.account;

import lombok.RequiredArgsConstructor;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

@Component
@RequiredArgsConstructor
class AccountUserDetails implements UserDetailsService {

    private final AccountRepository accounts;

    @Override
    public UserDetails loadUserByUsername(String username) {
        return accounts.findByUsername(username)
                .map(account -> new SignedInUser(account.getId(), account.getUsername(), account.getPasswordHash()))
                .orElseThrow(() -> new UsernameNotFoundException(username));
    }
}
