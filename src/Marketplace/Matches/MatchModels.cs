using Marketplace.Matching;
using Marketplace.Platform;

namespace Marketplace.Matches;

/// <summary>
/// `evaluate DATA_FOLDER [MODEL.json]` prints the figures of the ranking model in use and what spreading costs, or those of another beside it and refuses it where
/// it is worse; `train DATA_FOLDER MODEL.json` fits one. Neither needs a database.
/// </summary>
internal static class MatchModels
{
    public static async Task<int> Run(string[] args, TextWriter output)
    {
        switch (args)
        {
            case ["evaluate", var folder]:
                await output.WriteLineAsync(Evaluate(folder, RankingModel.Default).ToString());
                await output.WriteLineAsync(SpreadingReport.Of(Folder(folder), RankingModel.Default).ToString());
                return 0;

            case ["evaluate", var folder, var file]:
                return await Compare(folder, await Read(file), output);

            case ["train", var folder, var file]:
                var model = Training.Fit(Folder(folder), Path.GetFileNameWithoutExtension(file));
                await File.WriteAllTextAsync(file, model.ToJson() + "\n");
                await output.WriteLineAsync($"{file} written; compare it with: evaluate {folder} {file}");
                return 0;

            default:
                throw new StartRefusedException("Say: evaluate DATA_FOLDER [MODEL.json], or: train DATA_FOLDER MODEL.json.");
        }
    }

    private static async Task<int> Compare(string folder, RankingModel candidate, TextWriter output)
    {
        var (now, then) = (Evaluate(folder, RankingModel.Default), Evaluate(folder, candidate));
        await output.WriteLineAsync($"{now}\n{then}");
        var worse = then.WorseThan(now);
        await output.WriteLineAsync(worse.Count == 0
            ? $"Model {candidate.Version} may replace {now.ModelVersion}."
            : $"Model {candidate.Version} is refused; it is worse than {now.ModelVersion}, or under a floor, in: {string.Join(", ", worse)}.");
        return worse.Count == 0 ? 0 : 1;
    }

    private static EvaluationReport Evaluate(string folder, RankingModel model) =>
        Evaluation.Run(Folder(folder), model, progress: what => Console.Error.WriteLine($"model {model.Version}: {what}"));

    private static DataFolder Folder(string path) =>
        Directory.Exists(path) ? new DataFolder(path) : throw new StartRefusedException($"There is no folder {path}.");

    private static async Task<RankingModel> Read(string file)
    {
        try
        {
            return RankingModel.Parse(await File.ReadAllTextAsync(file));
        }
        catch (Exception fault) when (fault is FormatException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StartRefusedException($"{file}: {fault.Message}");
        }
    }
}
