"""Adapters to the engines that users outgrow one machine with. Each is an extra; none is imported unless asked for."""
