#include "ui/window/profilechooser.h"

#include "core/rules/rulebook.h"
#include "ui/document/document.h"
#include "ui/format/utf8.h"
#include "ui/style.h"

#include <QAbstractItemView>
#include <QSignalBlocker>

#include <algorithm>

namespace retryscope {

namespace {

/// The profile and where its rules come from: `aws – recorded and documented`.
QString rowText(Profile profile)
{
    const QString id = QString::fromLatin1(name(profile));
    switch (profile) {
    case Profile::Aws:
        return ProfileChooser::tr("%1 – recorded and documented").arg(id);
    case Profile::Chapter:
        return ProfileChooser::tr("%1 – as the exam chapter says").arg(id);
    case Profile::DestinationsArticle:
        return ProfileChooser::tr("%1 – as that article says").arg(id);
    case Profile::RetryGuide:
        return ProfileChooser::tr("%1 – as that guide says").arg(id);
    }
    return id;
}

} // namespace

ProfileChooser::ProfileChooser(Document &document, QWidget *parent)
    : QComboBox(parent)
    , m_document(document)
{
    setAccessibleName(tr("Rule profile"));
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(12);
    for (const Profile profile : allProfiles) {
        addItem(rowText(profile), QString::fromLatin1(name(profile)));
        setItemData(count() - 1, format::text(retryscope::document(profile)), Qt::ToolTipRole);
    }
    connect(this, &QComboBox::activated, this, &ProfileChooser::choose);
    connect(&document, &Document::contentChanged, this, &ProfileChooser::showProfile);
    connect(&document, &Document::shownChanged, this, &ProfileChooser::showProfile);
    showProfile();
}

/// As wide as the usual profile's name; a narrow window may cut it, and the list shows it whole.
QSize ProfileChooser::sizeHint() const
{
    const QSize least = QComboBox::sizeHint();
    const int whole = fontMetrics().horizontalAdvance(rowText(Profile::Aws));
    const int part = fontMetrics().averageCharWidth() * minimumContentsLength();
    return {least.width() + std::max(whole - part, 0), least.height()};
}

void ProfileChooser::showPopup()
{
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + 2 * view()->frameWidth());
    QComboBox::showPopup();
}

void ProfileChooser::showProfile()
{
    const Json *profile = resolve(m_document.json(), "/rules/profile");
    const std::string *text = profile ? profile->string() : nullptr;
    const int row =
        findData(text ? QString::fromStdString(*text) : QString::fromLatin1(name(Profile::Aws)));
    const Json *overrides = resolve(m_document.json(), "/rules/overrides");
    const auto *rules = overrides ? overrides->object() : nullptr;
    const int count = rules ? static_cast<int>(rules->size()) : 0;
    const QSignalBlocker quiet(this);
    setCurrentIndex(std::max(row, 0));
    setToolTip(count == 0 ? tr("Which source's rules the simulation follows")
                   : count == 1
                   ? tr("Which source's rules the simulation follows; one rule differs from it")
                   : tr("Which source's rules the simulation follows; %1 rules differ from it")
                         .arg(count));
}

void ProfileChooser::choose(int row)
{
    const QString profile = itemData(row).toString();
    const auto errors = m_document.edit(tr("Rule profile %1").arg(profile), "/rules/profile",
                                        Json(profile.toStdString()));
    showProfile();
    if (!errors.empty())
        emit refused(profile, errors);
}

} // namespace retryscope
