#pragma once

#include "ui/inspector/fieldmark.h"

#include <QTreeWidget>

#include <string>
#include <vector>

namespace retryscope {

/// A JSON value as a tree of fields and values. At most 5,000 fields are shown. A third column says
/// what AWS would send, if that is anything else.
class JsonTree : public QTreeWidget
{
    Q_OBJECT

public:
    explicit JsonTree(QWidget *parent = nullptr);

    void showJson(const Json &value, const std::vector<FieldMark> &marks = {});
    /// Makes the field current, without a signal.
    void choose(const QString &pointer);

signals:
    void fieldChosen(const QString &pointer);

private:
    void add(QTreeWidgetItem *parent, const QString &key, const std::string &pointer,
             const Json &value);

    void addMark(const FieldMark &mark);
    [[nodiscard]] QTreeWidgetItem *itemOf(const QString &pointer);

    int m_room = 0; // fields that may still be added
    bool m_isSetting = false;
};

} // namespace retryscope
