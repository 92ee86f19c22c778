using FluentValidation;
using FluentValidation.Results;

namespace Marketplace.Platform;

internal static class Failures
{
    public static void AddFailures<T>(this ValidationContext<T> context, ValidationResult result)
    {
        foreach (var failure in result.Errors)
        {
            context.AddFailure(failure);
        }
    }
}
