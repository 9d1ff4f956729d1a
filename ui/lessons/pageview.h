#pragma once

#include <QTextBrowser>

#include <functional>

namespace retryscope {

/// Shows a page of rich text that is made anew when the colours or the type change.
class PageView : public QTextBrowser
{
    Q_OBJECT

public:
    explicit PageView(const QString &accessibleName, QWidget *parent = nullptr);

    /// Shows what `page` makes, now and after each change of the theme.
    void show(std::function<QString()> page);

signals:
    void ruleWanted(const QString &rule); ///< by its name
    void mythWanted(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow(const QUrl &link);

    std::function<QString()> m_page;
};

} // namespace retryscope
