#pragma once

#include <QString>

#include <cstdint>

class QLabel;
class QSpinBox;
class QWidget;

namespace retryscope {

/// The heading of a part of a form.
[[nodiscard]] QLabel *sectionHeading(const QString &text);

/// The label of a field, which its mnemonic and a click lead to.
[[nodiscard]] QLabel *fieldLabel(const QString &text, QWidget *field);

/// Shows a value without a signal, and leaves a box alone that shows it already: someone may be
/// typing there.
void setQuietly(QSpinBox &box, std::int64_t value);

} // namespace retryscope
