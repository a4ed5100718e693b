// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.members;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;

/** Members send name and password with each request. */
@BasicAuthenticationMechanismDefinition(realmName = "members")
@ApplicationScoped
public class BasicLogin {}
