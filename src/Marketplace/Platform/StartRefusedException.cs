namespace Marketplace.Platform;

/// <summary>Why the service will not start: one line for whoever started it.</summary>
internal sealed class StartRefusedException(string why, Exception? cause = null) : Exception(why, cause);
