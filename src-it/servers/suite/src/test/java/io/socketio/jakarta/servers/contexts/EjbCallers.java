// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Named;

/** Asks as an EJB. Not in the WARs of servers without EJBs. */
@Stateless
@Local(Callers.class)
@Named(Callers.EJB)
@PermitAll
public class EjbCallers implements Callers {
  @Resource private SessionContext context;

  @Override
  public String caller() {
    return Callers.name(context.getCallerPrincipal());
  }
}
