#pragma once

#include "core/model/json.h"

#include <QTreeWidget>

#include <string>

namespace retryscope {

/// A JSON value as a tree of fields and values. At most 5,000 fields are shown.
class JsonTree : public QTreeWidget
{
    Q_OBJECT

public:
    explicit JsonTree(QWidget *parent = nullptr);

    void showJson(const Json &value);
    /// Makes the field current, without a signal.
    void choose(const QString &pointer);

signals:
    void fieldChosen(const QString &pointer);

private:
    void add(QTreeWidgetItem *parent, const QString &key, const std::string &pointer,
             const Json &value);

    int m_room = 0; // fields that may still be added
    bool m_isSetting = false;
};

} // namespace retryscope
