set(sources aboutdialog.cpp commandrows_edit.cpp commandrows_file.cpp commandrows_help.cpp
    commandrows_run.cpp commandrows_scenario.cpp commandrows_tools.cpp commandrows_view.cpp
    commandrows_window.cpp commands.cpp commandsheet.cpp commandtable.cpp examples.cpp
    filecommands.cpp layouts.cpp mainwindow.cpp mainwindow_menus.cpp mainwindow_panels.cpp
    mainwindow_view.cpp messagepanel.cpp paneldock.cpp picture.cpp pill.cpp recentfiles.cpp
    renderjob.cpp runcommands.cpp statusline.cpp themecommands.cpp timetext.cpp transportbar.cpp)
