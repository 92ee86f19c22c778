using FluentValidation;
using MediatR;

namespace Marketplace.Platform.Messaging;

internal sealed class ValidationBehavior<TMessage, TResult>(IEnumerable<IValidator<TMessage>> validators)
    : IPipelineBehavior<TMessage, TResult>
{
    public async Task<TResult> Handle(TMessage message, CancellationToken ct, RequestHandlerDelegate<TResult> next)
    {
        foreach (var validator in validators)
        {
            await validator.ValidateAndThrowAsync(message, ct);
        }

        return await next();
    }
}
