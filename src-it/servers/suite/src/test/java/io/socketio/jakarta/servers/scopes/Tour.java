// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.scopes;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.UUID;

/** Tells sessions apart. */
@SessionScoped
public class Tour implements Serializable {
  private static final long serialVersionUID = 1;

  private final String id = UUID.randomUUID().toString();

  String id() {
    return id;
  }
}
