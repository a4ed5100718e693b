// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;

/** Asks Jakarta Security. Not in the WARs of servers that have none. */
@ApplicationScoped
@Named(Callers.SECURITY)
public class SecurityCallers implements Callers {
  @Inject SecurityContext security;

  @Override
  public String caller() {
    return Callers.name(security.getCallerPrincipal());
  }
}
