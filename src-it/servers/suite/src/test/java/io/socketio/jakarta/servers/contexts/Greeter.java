// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;

/** A bean that cannot be made without the component's names. */
@Dependent
public class Greeter {
  @Resource(name = "greeting")
  private String greeting;

  String greeting() {
    return String.valueOf(greeting);
  }
}
