// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.members;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** The members that there are. */
@ApplicationScoped
public class MembersStore implements IdentityStore {
  private static final Set<String> NAMES = Set.of("ada", "eve");

  /** Checks name and password; called by its signature. */
  public CredentialValidationResult validate(UsernamePasswordCredential credential) {
    String name = credential.getCaller();
    return NAMES.contains(name) && credential.compareTo(name, name + "-Secret-1")
        ? new CredentialValidationResult(name, Set.of("member"))
        : CredentialValidationResult.INVALID_RESULT;
  }
}
