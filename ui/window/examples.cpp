#include "ui/window/examples.h"

#include "core/formats/jsontext.h"

#include <QDir>
#include <QFile>

namespace retryscope {

namespace {

QByteArray content(const QString &path)
{
    QFile file(path);
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere);
    return isThere ? file.readAll() : QByteArray();
}

QString titleIn(const QByteArray &text)
{
    const auto json = parseJson(text.toStdString());
    const Json *title = json ? json.value().find("title") : nullptr;
    return title && title->string() ? QString::fromStdString(*title->string()) : QString();
}

} // namespace

std::vector<Example> examples()
{
    std::vector<Example> result;
    const QDir all(QStringLiteral(":/scenarios"));
    for (const QFileInfo &file :
         all.entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        const QString title = titleIn(content(file.filePath()));
        const QString name = file.completeBaseName();
        result.push_back({name, title.isEmpty() ? name : title});
    }
    return result;
}

QByteArray exampleText(const QString &name)
{
    return content(QStringLiteral(":/scenarios/%1.json").arg(name));
}

QString defaultExample()
{
    return QStringLiteral("payment-events");
}

QByteArray newScenarioText()
{
    return QByteArrayLiteral(R"({
  "format": "retryscope-scenario",
  "version": 1,
  "functions": [
    {
      "FunctionName": "my-function",
      "behavior": [{"outcome": {"type": "error", "errorType": "Error", "durationMs": 1000}}]
    }
  ],
  "invocations": [{"atMs": 0, "function": "my-function", "payload": {}}]
}
)");
}

} // namespace retryscope
