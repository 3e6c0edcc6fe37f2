@echo off
rem What `xtask/src/cross/installer.rs` tries under Wine; it judges what is written here into result.txt.
set data=%LOCALAPPDATA%\okta-dell-connect
set paths=Software\Microsoft\Windows\CurrentVersion\App Paths
set listed=Software\Microsoft\Windows\CurrentVersion\Uninstall\Okta Dell Connect
set mine=%LOCALAPPDATA%\Programs\Okta Dell Connect
set all=%ProgramFiles%\Okta Dell Connect
set result=result.txt
echo begin>%result%
regedit /S before.reg
mkdir "%data%"
copy connections.db "%data%\connections.db" >nul
copy connections.db-anchor "%data%\connections.db-anchor" >nul

call :step install-mine
start /wait setup-0.1.0.exe /S /CurrentUser
>>%result% echo code %errorlevel%
call :files mine "%mine%"
call :registry HKCU
"%mine%\odc.exe" --version >>%result% 2>&1
"%mine%\odc.exe" connections >connections-1.txt 2>&1

call :step upgrade
start /wait setup-0.2.0.exe /S /CurrentUser
>>%result% echo code %errorlevel%
call :files mine "%mine%"
call :registry HKCU
"%mine%\odc.exe" connections >connections-2.txt 2>&1

call :step downgrade
start /wait setup-0.1.0.exe /S /CurrentUser
>>%result% echo code %errorlevel%
call :registry HKCU

call :step uninstall-keeps
start /wait "" "%mine%\uninstall.exe" /S _?=%mine%
>>%result% echo code %errorlevel%
call :files mine "%mine%"
call :registry HKCU
call :data

call :step uninstall-deletes
del "%mine%\uninstall.exe"
start /wait setup-0.2.0.exe /S /CurrentUser
start /wait "" "%mine%\uninstall.exe" /S /DELETEDATA _?=%mine%
call :files mine "%mine%"
call :data

call :step install-all
start /wait setup-0.1.0.exe /S /AllUsers
>>%result% echo code %errorlevel%
call :files all "%all%"
call :registry HKLM
rem Wine looks for App Paths of the computer alone.
start /wait odc.exe no-such-command
>>%result% echo refused by odc: %errorlevel%
>>%result% echo now without
start /wait "" "%all%\uninstall.exe" /S /AllUsers _?=%all%
call :files all "%all%"
call :registry HKLM
echo end>>%result%
exit /b 0

:step
echo == %1>>%result%
exit /b 0

:files
for %%f in (okta-dell-connect.exe odc.exe uninstall.exe documents\licenses.txt documents\sbom.cdx.json documents\odc.ps1) do if exist "%~2\%%f" echo %1 has %%f>>%result%
exit /b 0

:data
if exist "%data%\connections.db" echo connections are there>>%result%
if not exist "%data%" echo the folder is gone>>%result%
exit /b 0

:registry
reg query "%1\%listed%" /v DisplayVersion >>%result% 2>nul
reg query "%1\%listed%" /v Publisher >>%result% 2>nul
reg query "%1\%paths%\odc.exe" /ve >>%result% 2>nul
if %1==HKCU reg query "HKCU\Environment" /v Path >>%result% 2>nul
if %1==HKLM reg query "HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Environment" /v Path >>%result% 2>nul
exit /b 0
