namespace Marketplace.Platform.Messaging;

/// <summary>What the edge knows of a call. Set once, when its scope begins; who is not set may do nothing.</summary>
internal sealed class CallContext
{
    public Actor Actor
    {
        get => field ?? throw new InvalidOperationException("Nobody was named as the actor of this scope.");
        set;
    }

    public string? IdempotencyKey { get; set; }

    /// <summary>Method and route: a key holds for one operation.</summary>
    public string Operation { get; set; } = "";

    /// <summary>Whether what is answered was answered before, under the same key.</summary>
    public bool IsReplay { get; set; }
}

internal static class SystemScope
{
    /// <summary>A scope in which the house itself acts: for jobs and event handlers.</summary>
    public static AsyncServiceScope CreateSystemScope(this IServiceScopeFactory scopes) => scopes.CreateScopeOf(Actor.System);

    public static AsyncServiceScope CreateScopeOf(this IServiceScopeFactory scopes, Actor actor)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().Actor = actor;
        return scope;
    }
}
