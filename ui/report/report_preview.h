#pragma once
#include "core/base/result.h"
#include "core/report/document.h"
#include <QAbstractScrollArea>
#include <QCache>
#include <QImage>
#include <functional>
#include <memory>

class QTimer;

namespace counterpoint::ui {

class LaidOutReport;
class Session;

/// The report page by page as it will be printed, below one another on the desk. Laid out aside; painted as far as it is in sight.
class ReportPreview : public QAbstractScrollArea {
    Q_OBJECT
public:
    using Build = std::function<Result<report::Document>()>;
    /// `build` gives the report as it is now.
    ReportPreview(Session& session, Build build, QWidget* parent = nullptr);
    ~ReportPreview() override;
    /// The study or the choice of sections changed: shows the new report soon, or when it is next in sight.
    void refresh();
    int pageCount() const;

Q_SIGNALS:
    void laidOut();

private:
    void layOut();
    void take(std::shared_ptr<LaidOutReport> report);
    double pageWidth() const;
    double pageHeight() const;
    void setRange();
    const QImage& picture(int page);
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

    Session& m_session;
    Build m_build;
    QTimer* m_pause;
    std::shared_ptr<LaidOutReport> m_report;
    QCache<int, QImage> m_pictures;
    QString m_error;
    int m_asked = 0; ///< the newest layout that was asked for
    bool m_isStale = true;
};

} // namespace counterpoint::ui
