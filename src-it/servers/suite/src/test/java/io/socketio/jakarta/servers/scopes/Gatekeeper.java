// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.scopes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.BasicAuthenticationCredential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** A login that uses beans of the request and of the session. */
@ApplicationScoped
public class Gatekeeper implements HttpAuthenticationMechanism {
  private static final String BASIC = "Basic ";

  @Inject Visit visit;
  @Inject Tour tour;
  @Inject IdentityStoreHandler members;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    String header = request.getHeader("Authorization");
    if (header == null || !header.startsWith(BASIC)) {
      return context.isProtected() ? context.responseUnauthorized() : context.doNothing();
    }
    visit.meet("gatekeeper");
    if (Query.value(request, "tour").isPresent()) {
      visit.meet(tour.id());
    }
    var basic = new BasicAuthenticationCredential(header.substring(BASIC.length()));
    return context.notifyContainerAboutLogin(
        members.validate(
            new UsernamePasswordCredential(basic.getCaller(), basic.getPasswordAsString())));
  }
}
