#include "ui/lessons/pageview.h"

#include "ui/style.h"

#include <QEvent>

#include <utility>

namespace retryscope {

PageView::PageView(const QString &accessibleName, QWidget *parent)
    : QTextBrowser(parent)
{
    setAccessibleName(accessibleName);
    setFrameShape(NoFrame);
    setOpenLinks(false);
    document()->setDocumentMargin(style::scaled(16));
    connect(this, &QTextBrowser::anchorClicked, this, &PageView::follow);
}

void PageView::show(std::function<QString()> page)
{
    m_page = std::move(page);
    document()->setDefaultFont(style::font(style::FontRole::Body));
    setHtml(m_page());
}

void PageView::follow(const QUrl &link)
{
    if (link.scheme() == QStringLiteral("rule"))
        emit ruleWanted(link.path());
    else if (link.scheme() == QStringLiteral("myth"))
        emit mythWanted(link.path());
}

void PageView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    const bool isOther =
        event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange;
    if (isOther && m_page)
        show(m_page);
}

} // namespace retryscope
