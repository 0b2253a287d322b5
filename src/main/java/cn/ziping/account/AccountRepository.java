package cn.ziping.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

interface AccountRepository extends Repository<Account, UUID> {

    Account save(Account account);

    Optional<Account> findByUsername(String username);

    @EntityGraph(attributePaths = {"roles", "departments"})
    Optional<Account> findWithGrantsById(UUID id);

    List<Account> findByDemoTrueOrderByUsername();

    long count();
}
