# The images are named when building, by the names that your registry gives them:
#   docker build --build-arg SDK_IMAGE=... --build-arg RUNTIME_IMAGE=... -t marketplace .
# The first holds the .NET 10 SDK, the second the ASP.NET Core 10 runtime.
ARG SDK_IMAGE=dotnet-sdk:10.0
ARG RUNTIME_IMAGE=dotnet-aspnet:10.0

FROM ${SDK_IMAGE} AS build
WORKDIR /source
# What decides the packages comes first, so that a change in the code alone restores nothing.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/Marketplace.Matching/Marketplace.Matching.csproj src/Marketplace.Matching/
COPY src/Marketplace/Marketplace.csproj src/Marketplace/
RUN dotnet restore src/Marketplace
COPY src src
RUN dotnet publish src/Marketplace -c Release --no-restore -o /app

FROM ${RUNTIME_IMAGE}
WORKDIR /app
COPY --from=build /app ./
# By number, so that an orchestrator can see that it is not root. The service writes nothing beside itself.
USER 1654:1654
ENV ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
# No health check here, since the image has no HTTP client: whoever runs it asks over HTTP.
# The database is given by ConnectionStrings__Marketplace; `migrate` as argument brings it up to date and ends.
ENTRYPOINT ["dotnet", "Marketplace.dll"]
