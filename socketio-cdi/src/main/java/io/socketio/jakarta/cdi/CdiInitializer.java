// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.engine.EngineMiddleware;
import io.socketio.jakarta.servlet.SocketIo;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.Set;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Brings the web application and its server together. Called by the container alone.
 *
 * <p>WildFly and Payara tell an extension that the application context is initialized before there
 * is a servlet context, and tell of the latter only the beans among the classes of the WAR.
 */
@HandlesTypes({ConnectMiddleware.class, EngineMiddleware.class})
public final class CdiInitializer implements ServletContainerInitializer {
  private static final System.Logger LOG = System.getLogger(CdiInitializer.class.getName());
  private static final String CDI_API = "jakarta.enterprise.inject.spi.CDI";

  /** For the container. */
  public CdiInitializer() {}

  /**
   * Registers the listener that binds the server.
   *
   * @param classes the middleware that there is, to be compared with the beans
   * @param context the web application
   * @throws ServletException if there is no CDI
   */
  @Override
  public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context)
      throws ServletException {
    requireCdi();
    Starter.prepare(context);
    ServletApplication.setMiddleware(context, classes == null ? Set.of() : classes);
    context.addListener(new Starter());
    SocketIo.expect(context, () -> MissingServer.explain(context));
  }

  private static void requireCdi() throws ServletException {
    try {
      Class.forName(CDI_API, false, CdiInitializer.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      String problem =
          "socketio-cdi needs CDI, which this server does not have: add weld-servlet-core to"
              + " WEB-INF/lib and an empty WEB-INF/beans.xml, or use socketio-jakarta alone";
      LOG.log(ERROR, problem);
      throw new ServletException(problem, e);
    }
  }

  /** Starts the server of a web application, if the extension could not. */
  private static final class Starter implements ServletContextListener {
    /** Whoever uses the server in a listener before this one finds it with its settings. */
    static void prepare(ServletContext context) {
      try {
        beans().getExtension(SocketIoExtension.class).prepare(context);
      } catch (RuntimeException | LinkageError e) {
        LOG.log(DEBUG, "CDI is not that far yet", e);
      }
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
      BeanManager beans;
      try {
        beans = beans();
      } catch (IllegalStateException e) {
        LOG.log(
            DEBUG, "CDI starts after the web application, and will tell the extension of it", e);
        return;
      }
      beans.getExtension(SocketIoExtension.class).start(event.getServletContext());
    }

    /** Of several WARs in an EAR, Payara 6.2025.9 may take another for the current one. */
    @SuppressWarnings("BanJNDI") // the name is fixed, and in the namespace of the component itself
    private static BeanManager beans() {
      try {
        return InitialContext.doLookup("java:comp/BeanManager");
      } catch (NamingException e) {
        LOG.log(DEBUG, "no naming; there is but one CDI container", e);
        return CDI.current().getBeanManager();
      }
    }
  }
}
