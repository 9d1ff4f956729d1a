#pragma once

#include <QSyntaxHighlighter>

namespace retryscope {

/// Colours keys, strings, numbers and words of JSON text in the theme's colours of the moment.
class JsonHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString &text) override;
};

} // namespace retryscope
