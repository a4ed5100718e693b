// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import java.security.Principal;
import java.util.Locale;

/** Whom the server takes for the caller of the code that asks. */
public interface Callers {
  /** The bean that asks Jakarta Security. */
  String SECURITY = "security";

  /** The bean that is an EJB. */
  String EJB = "ejb";

  /** The name of the caller. */
  String caller();

  /** The name of somebody; each server has another one for nobody. */
  static String name(Principal principal) {
    String name = principal == null ? "" : principal.getName();
    boolean nobody =
        switch (name.toLowerCase(Locale.ROOT)) {
          case "", "anonymous", "unauthenticated", "guest" -> true;
          default -> false;
        };
    return nobody ? Names.NOBODY : name;
  }
}
