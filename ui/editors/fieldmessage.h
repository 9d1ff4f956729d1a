#pragma once

#include "core/model/result.h"

#include <QLabel>

#include <vector>

namespace retryscope {

/// What is wrong with the field above, in the words of whoever refuses it. Hidden while all is
/// well.
class FieldMessage : public QLabel
{
    Q_OBJECT

public:
    explicit FieldMessage(QWidget *parent = nullptr);

    void setErrors(const std::vector<Error> &errors);
    /// Something to know, which is no mistake.
    void setHint(const QString &hint);

private:
    void say(const QString &text, const QColor &colour);
};

} // namespace retryscope
