#pragma once
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/report/document.h"
#include <QAbstractScrollArea>
#include <QCache>
#include <QImage>
#include <functional>
#include <memory>

class QTimer;

namespace counterpoint {
class Read;
}

namespace counterpoint::ui {

class LaidOutReport;
class Session;

/// The report page by page as it will be printed, below one another on the desk. Laid out aside; painted as far as it is in sight.
class ReportPreview : public QAbstractScrollArea {
    Q_OBJECT
public:
    /// Writes the report of a study; run aside, so it must own what it needs.
    using Build = std::function<Result<report::Document>(const Read&, const Progress&)>;
    /// `build` says how the report is written as it is now chosen.
    ReportPreview(Session& session, std::function<Build()> build, QWidget* parent = nullptr);
    ~ReportPreview() override;
    /// The study or the choice of sections changed: shows the new report soon, or when it is next in sight.
    void refresh();
    int pageCount() const;
    /// Scrolls to the page of a heading, now or as soon as the report is laid out.
    void goToHeading(const QString& heading);

Q_SIGNALS:
    void laidOut();

private:
    void layOut();
    void take(const Result<std::shared_ptr<LaidOutReport>>& report);
    void showHeading();
    double pageWidth() const;
    double pageHeight() const;
    void setRange();
    const QImage& picture(int page);
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

    Session& m_session;
    std::function<Build()> m_build;
    QTimer* m_pause;
    std::shared_ptr<LaidOutReport> m_report;
    QCache<int, QImage> m_pictures;
    QString m_error;
    QString m_heading; ///< that was last asked for
    std::weak_ptr<int> m_running; ///< the layout that is under way
    bool m_isStale = true;
};

} // namespace counterpoint::ui
