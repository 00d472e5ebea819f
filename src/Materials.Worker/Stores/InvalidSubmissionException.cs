namespace Materials.Worker.Stores;

/// <summary>A submission that says what can't be: not JSON, an id that is no id, a blob name that climbs out. Trying again changes nothing.</summary>
/// <param name="message">What is wrong, in a sentence for the one who sent it.</param>
internal sealed class InvalidSubmissionException(string message, Exception? cause = null) : Exception(message, cause);
