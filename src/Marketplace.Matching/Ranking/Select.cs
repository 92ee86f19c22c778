namespace Marketplace.Matching;

/// <summary>The so manieth of numbers, without sorting all.</summary>
internal static class Select
{
    /// <summary>The <paramref name="number"/>th highest, from 1 on. The order of the values is lost.</summary>
    public static float Highest(Span<float> values, int number)
    {
        var (low, high, wanted) = (0, values.Length - 1, number - 1);
        while (low < high)
        {
            // Hoare's: what is higher to the left, what is lower to the right.
            var (left, right, pivot) = (low, high, values[low + ((high - low) / 2)]);
            while (left <= right)
            {
                while (values[left] > pivot) left++;
                while (values[right] < pivot) right--;
                if (left > right) break;
                (values[left], values[right]) = (values[right], values[left]);
                left++;
                right--;
            }
            if (wanted <= right) high = right;
            else if (wanted >= left) low = left;
            else break;
        }
        return values[wanted];
    }
}
