package cn.ziping.account;

import cn.ziping.shared.Role;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AccountRepository extends Repository<Account, UUID> {

    Account save(Account account);

    void flush();

    Optional<Account> findByUsername(String username);

    boolean existsByUsername(String username);

    @EntityGraph(attributePaths = {"roles", "departments"})
    Optional<Account> findWithGrantsById(UUID id);

    @EntityGraph(attributePaths = {"roles", "departments"})
    List<Account> findAllByOrderByUsername();

    List<Account> findByDemoTrueOrderByUsername();

    @Query(
            "select a.username from Account a join a.departments d where d = :department and a.office = :office order by a.username")
    List<String> findUsernamesByOffice(UUID department, String office);

    long count();

    @Query("select count(a) from Account a join a.roles r where r = :role")
    long countOf(Role role);

    @Query("select count(a) from Account a join a.roles r where r = :role and a.enabled = true and a.id <> :except")
    long countEnabledOthers(Role role, UUID except);

    /** Makes changes of accounts and grants wait for each other until the transaction ends. */
    @Query(
            nativeQuery = true,
            value = "select 1 from (select pg_advisory_xact_lock(hashtextextended('accounts', 0))) locked")
    int lock();
}
