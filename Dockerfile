# The images by exact version; from where, is said when building:
#   docker build --build-arg REGISTRY=registry.example/ -t marketplace .
ARG REGISTRY=

FROM ${REGISTRY}dotnet/sdk:10.0.401 AS build
WORKDIR /source
# What decides the packages comes first, so that a change in the code alone restores nothing.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/Marketplace.Matching/Marketplace.Matching.csproj src/Marketplace.Matching/
COPY src/Marketplace/Marketplace.csproj src/Marketplace/
RUN dotnet restore src/Marketplace --use-current-runtime -p:PublishReadyToRun=true
COPY src src
# Compiled for the machine beforehand: a start takes two thirds of the time.
RUN dotnet publish src/Marketplace -c Release --no-restore --use-current-runtime --self-contained false -p:PublishReadyToRun=true -o /app

FROM ${REGISTRY}dotnet/aspnet:10.0.12
WORKDIR /app
COPY --from=build /app ./
# By number, so that an orchestrator can see that it is not root. The service writes nothing beside itself.
# For quick starts with many results, mount a folder of this user's and name it by Matching__SnapshotFolder.
USER 1654:1654
ENV ASPNETCORE_HTTP_PORTS=8080 Logging__Console__FormatterName=json
EXPOSE 8080
# The image has no HTTP client: the program asks itself. Until it has read its index, it is not ready.
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=3 CMD ["dotnet", "Marketplace.dll", "healthcheck"]
# The database is given by ConnectionStrings__Marketplace; `migrate` as argument brings it up to date and ends.
ENTRYPOINT ["dotnet", "Marketplace.dll"]
