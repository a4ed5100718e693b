// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The context parameters in the {@code web.xml} of this module's web application, for a server that
 * is used before there is a servlet context to ask.
 *
 * <p>WildFly and Payara start beans and EJBs before the web application. What they do with the
 * server has to find it with its settings.
 */
final class DescriptorSettings {
  private static final System.Logger LOG = System.getLogger(DescriptorSettings.class.getName());
  private static final String WEB_INF = "/WEB-INF/";
  private static final String PARAMETER = "context-param";
  private static final String PREFIX = "socketio.";

  private DescriptorSettings() {}

  /** The parameters {@code socketio.*} without prefix; empty outside a web application. */
  static Map<String, String> find() {
    CodeSource source = DescriptorSettings.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Map.of();
    }
    return descriptor(source.getLocation().toString())
        .map(DescriptorSettings::read)
        .orElse(Map.of());
  }

  /** The descriptor beside a JAR in {@code WEB-INF/lib}. */
  static Optional<URI> descriptor(String jar) {
    int index = jar.lastIndexOf(WEB_INF);
    return index < 0
        ? Optional.empty()
        : Optional.of(URI.create(jar.substring(0, index) + WEB_INF + "web.xml"));
  }

  static Map<String, String> read(URI descriptor) {
    try (InputStream in = descriptor.toURL().openStream()) {
      return read(in);
    } catch (FileNotFoundException e) {
      return Map.of(); // a web application needs none
    } catch (IOException | XMLStreamException e) {
      // The container will tell what is wrong with it.
      LOG.log(Level.DEBUG, "cannot read " + descriptor, e);
      return Map.of();
    }
  }

  static Map<String, String> read(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader xml = factory.createXMLStreamReader(in);
    Map<String, String> settings = new TreeMap<>();
    boolean ofContext = false;
    String name = "";
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals(PARAMETER)) {
        ofContext = false;
      } else if (event == XMLStreamReader.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case PARAMETER -> ofContext = true;
          case "param-name" -> name = xml.getElementText().trim();
          case "param-value" -> {
            if (ofContext && name.startsWith(PREFIX)) {
              settings.put(name.substring(PREFIX.length()), xml.getElementText().trim());
            }
          }
          default -> {}
        }
      }
    }
    return settings;
  }
}
