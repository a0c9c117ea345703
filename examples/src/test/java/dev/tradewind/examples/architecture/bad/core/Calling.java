package dev.tradewind.examples.architecture.bad.core;

import okhttp3.OkHttpClient;

final class Calling {
    OkHttpClient client = new OkHttpClient();
}
