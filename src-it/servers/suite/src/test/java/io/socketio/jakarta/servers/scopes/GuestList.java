// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.scopes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Asks a bean of the request before it lets members in. */
@ApplicationScoped
public class GuestList implements IdentityStore {
  @Inject Visit visit;

  /** Checks name and password; called by its signature. */
  public CredentialValidationResult validate(UsernamePasswordCredential credential) {
    visit.meet("list");
    return credential.compareTo("ada", "ada-Secret-1")
        ? new CredentialValidationResult("ada", Set.of("member"))
        : CredentialValidationResult.INVALID_RESULT;
  }
}
