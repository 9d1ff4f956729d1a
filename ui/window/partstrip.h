#pragma once

#include <QFrame>

class QLabel;

namespace retryscope {

class Document;
class Stepper;

/// What the engine looks at while a dispatch is stepped into: which part, and what it found. Hidden
/// between steps.
class PartStrip : public QFrame
{
    Q_OBJECT

public:
    /// Both must outlive the strip.
    PartStrip(const Document &document, const Stepper &stepper, QWidget *parent = nullptr);

    /// Heading, place and sentence as plain text.
    [[nodiscard]] QString text() const;

private:
    void refresh();

    const Document &m_document;
    const Stepper &m_stepper;
    QLabel *m_heading;
    QLabel *m_place;
    QLabel *m_sentence;
};

} // namespace retryscope
