#pragma once

#include "ui/editors/editseries.h"
#include "ui/editors/scenariojson.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace retryscope {

class AgeField;
class Document;
class FieldMessage;
class SchedulePreview;
class SegmentedField;
class TargetField;

/// The asynchronous configuration of one function and qualifier, in the AWS console's words and
/// order. Every edit is an undo step; what AWS would refuse stands below its field, in AWS's words,
/// and is not taken over.
class ConfigForm : public QWidget
{
    Q_OBJECT

public:
    /// The document must outlive the form.
    explicit ConfigForm(Document &document, QWidget *parent = nullptr);

    [[nodiscard]] const scenariojson::ConfigPlace &place() const { return m_place; }

public slots:
    /// Shows another function or qualifier, if there is one.
    void showPlace(const scenariojson::ConfigPlace &place);

signals:
    void placeChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildPlace(QVBoxLayout &layout);
    void buildAsynchronous(QVBoxLayout &layout);
    void buildTargets(QVBoxLayout &layout);
    void buildLimits(QVBoxLayout &layout);
    TargetField *addTarget(QVBoxLayout &layout, const QString &label, FieldMessage *&message);
    void connectFields();

    void refresh();
    void refreshPlace();
    void refreshFields();
    void refreshPreview();
    void followSelection();

    void editAge(qint64 seconds);
    void editRetries(int retries);
    void editReserved();
    void editTimeout(int seconds);
    void editDeadLetter(const QString &arn);
    void editDestination(const char *side, const QString &arn);

    Document &m_document;
    scenariojson::ConfigPlace m_place;
    EditSeries m_ageSeries;
    EditSeries m_reservedSeries;
    EditSeries m_timeoutSeries;

    QComboBox *m_function;
    QComboBox *m_qualifier;
    AgeField *m_age;
    FieldMessage *m_ageMessage;
    SegmentedField *m_retries;
    SchedulePreview *m_preview;
    QLabel *m_previewText;
    TargetField *m_deadLetter = nullptr;
    TargetField *m_onSuccess = nullptr;
    TargetField *m_onFailure = nullptr;
    FieldMessage *m_deadLetterMessage = nullptr;
    FieldMessage *m_onSuccessMessage = nullptr;
    FieldMessage *m_onFailureMessage = nullptr;
    QCheckBox *m_isReserved;
    QSpinBox *m_reserved;
    FieldMessage *m_reservedMessage;
    QSpinBox *m_timeout;
    FieldMessage *m_timeoutMessage;
};

} // namespace retryscope
