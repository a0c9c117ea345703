package dev.tradewind.warehouse.internal.db;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** The class path without some packages, as a host has it that did not add an optional dependency. */
final class HidingLoader extends ClassLoader {
    private static final String OURS = "dev.tradewind.warehouse.";
    private final Set<String> hidden;
    private final String tooNew;

    /**
     * @param hidden prefixes of names that are not there
     * @param tooNew prefix of names whose classes were made for a Java of the far future, or a name of nothing
     */
    HidingLoader(Set<String> hidden, String tooNew) {
        super(HidingLoader.class.getClassLoader());
        this.hidden = hidden;
        this.tooNew = tooNew;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (hidden.stream().anyMatch(name::startsWith)) {
            throw new ClassNotFoundException(name);
        }
        if (!name.startsWith(OURS) && !name.startsWith(tooNew)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            if (name.startsWith(tooNew)) {
                bytes[7] = (byte) 199;
            }
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
